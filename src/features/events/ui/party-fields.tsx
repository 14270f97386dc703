import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import { Textarea } from '@/ui/textarea';

type Props = {
  /** How many guests one may bring. */
  most: number;
  party: string;
  guests: string;
  note: string;
  errors?: Readonly<Record<string, string>>;
};

/** Who comes along, and a word for the host: plain fields, which work without a script. */
export const PartyFields = ({ most, party, guests, note, errors = {} }: Props) => (
  <>
    {most > 0 ? (
      <>
        <Field label="How many come" error={errors.party}>
          <Select name="party" defaultValue={party || '1'}>
            {Array.from({ length: most + 1 }, (_, at) => (
              <option key={at} value={at + 1}>
                {at === 0 ? 'Just me' : `${at + 1} people: me and ${at === 1 ? 'a guest' : `${at} guests`}`}
              </option>
            ))}
          </Select>
        </Field>
        <Field label="Names of your guests" optional help="One on each line." error={errors.guests}>
          <Textarea name="guests" defaultValue={guests} rows={2} maxLength={900} />
        </Field>
      </>
    ) : null}
    <Field label="A word for the host" optional error={errors.note}>
      <Textarea name="note" defaultValue={note} rows={2} maxLength={500} />
    </Field>
  </>
);
