/** The 14 days before it is known how full they are. */
export const HeatWaiting = () => (
  <div aria-hidden className="grid grid-cols-14">
    {Array.from({ length: 14 }, (_, day) => (
      <span key={day} className="px-0.5 py-1">
        <span className="border-line bg-sunken block h-5 w-full max-w-8 rounded-xs border" />
      </span>
    ))}
  </div>
);
