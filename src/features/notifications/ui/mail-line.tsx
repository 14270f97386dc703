import { Text } from '@react-email/components';
import type { CSSProperties, ReactNode } from 'react';
import { LIGHT } from './mail-colours';

/** A paragraph of a mail; `muted` is what can be skipped. */
export function Line({
  children,
  muted = false,
  style,
}: {
  children: ReactNode;
  muted?: boolean;
  style?: CSSProperties;
}) {
  const look = muted
    ? { fontSize: '14px', lineHeight: '21px', color: LIGHT.muted }
    : { fontSize: '16px', lineHeight: '25px', color: LIGHT.ink };
  return (
    <Text className={muted ? 'm-muted' : 'm-ink'} style={{ margin: '0 0 16px', ...look, ...style }}>
      {children}
    </Text>
  );
}
