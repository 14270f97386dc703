'use client';
import { CameraOff } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { codeReader } from './code-reader';

/** Between two looks; and so long the same code is not taken again, while it is still before the camera. */
const LOOK_MS = 160;
const SAME_MS = 4_000;

const WHY: Readonly<Record<string, string>> = {
  NotAllowedError: 'The camera is not allowed here. Allow it for this page in the browser, or find people by name.',
  NotFoundError: 'There is no camera here. Find people by name.',
  NotReadableError: 'Another app uses the camera. Close it, or find people by name.',
};

/** The picture of the camera at the back of the phone; calls back with each code that comes before it. */
export function CameraScan({ onCode }: { onCode: (code: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const last = useRef<{ code: string; at: number }>({ code: '', at: 0 });
  const [trouble, setTrouble] = useState<string | null>(null);
  const found = useEffectEvent((code: string) => {
    const now = Date.now();
    const same = code === last.current.code && now - last.current.at < SAME_MS;
    last.current = { code, at: now };
    if (same) return;
    // A phone in a pocket of noise: the hand feels that it was read.
    if ('vibrate' in navigator) navigator.vibrate(80);
    onCode(code);
  });

  useEffect(() => {
    const element = video.current;
    let stream: MediaStream | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const begin = async () => {
      const media = (navigator as { mediaDevices?: MediaDevices }).mediaDevices;
      if (!media || !element) throw new DOMException('no camera without https', 'NotFoundError');
      stream = await media.getUserMedia({ video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 } } });
      if (over) return stream.getTracks().forEach((track) => track.stop());
      element.srcObject = stream;
      await element.play();
      const read = await codeReader();
      const look = async () => {
        const code = element.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA ? await read(element) : null;
        if (over) return;
        if (code) found(code);
        timer = setTimeout(() => void look(), LOOK_MS);
      };
      await look();
    };
    begin().catch((error: unknown) => {
      const name = error instanceof Error || error instanceof DOMException ? error.name : '';
      if (!over) setTrouble(WHY[name] ?? 'The camera could not be opened. Find people by name.');
    });
    return () => {
      over = true;
      clearTimeout(timer);
      stream?.getTracks().forEach((track) => track.stop());
    };
  }, []);

  if (trouble)
    return (
      <p role="alert" className="border-line bg-sunken text-ink-muted flex items-center gap-3 rounded-lg border p-4">
        <CameraOff aria-hidden className="size-5 shrink-0" />
        {trouble}
      </p>
    );
  return (
    <div className="relative overflow-hidden rounded-lg bg-black">
      <video
        ref={video}
        muted
        playsInline
        aria-label="What the camera sees"
        className="aspect-[4/3] w-full object-cover"
      />
      <div aria-hidden className="pointer-events-none absolute inset-[18%] rounded-xl border-4 border-white/80" />
    </div>
  );
}
