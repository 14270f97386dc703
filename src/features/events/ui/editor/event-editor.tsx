'use client';
import { useRef, useState, type ReactNode } from 'react';
import { useNow } from '@/client/use-now';
import type { OperatorId } from '@/kernel/ids';
import { localDateOf } from '@/kernel/zone';
import { Card, CardTitle } from '@/ui/card';
import { Field } from '@/ui/field';
import { focusFirstError } from '@/ui/focus-first-error';
import { Input } from '@/ui/input';
import { PageHeader } from '@/ui/page-header';
import type { EventDraft } from '../../domain/event-draft';
import { WhenFields, WhereFields, type Room } from './basic-fields';
import { AboutFields, AnswerFields, AroundFields, AudienceFields, type Plan } from './more-fields';
import { CoHostsField } from './co-hosts-field';
import { CoverField } from './cover-field';
import { QuestionsField } from './questions-field';
import { PlannedDates } from './planned-dates';
import { PublishBar, type Save } from './publish-bar';
import { TicketFields } from './ticket-fields';
import { useEventEditor, type Editing, type EditorSpace, type EventEditor } from './use-event-editor';

type Props = {
  space: EditorSpace & { readonly name: string };
  /** What the fields begin with. */
  first: EventDraft;
  editing: Editing;
  rooms: readonly Room[];
  plans: readonly Plan[];
  readAt: string;
  locale: string;
};

/** An event on one screen: a title, when, where and for how many is enough to publish it; the rest stands below. */
export function EventEditorScreen({ space, first, editing, rooms, plans, readAt, locale }: Props) {
  const today = localDateOf(useNow(new Date(readAt)), space.timeZone);
  const editor = useEventEditor(space, first, editing);
  const form = useRef<HTMLFormElement>(null);
  const [sending, setSending] = useState(false);
  const { draft, set, errors } = editor;
  const wall = { timeZone: space.timeZone, locale, today };
  const inRoom = draft.placeIs === 'resource';
  const part = { editor, rooms, today, locale };
  const save: Save = (as, publishAt = null) =>
    void editor.save(as, publishAt).then((valid) => {
      if (!valid) requestAnimationFrame(() => focusFirstError(form.current));
    });
  return (
    <form
      ref={form}
      method="post"
      noValidate
      className="mx-auto max-w-5xl"
      onSubmit={(event) => event.preventDefault()}
    >
      <PageHeader title={editing ? 'Change the event' : 'New event'} lead={space.name} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-8">
        <div className="grid gap-6">
          <Card aria-label="The event" className="grid gap-5">
            <Field label="Title" error={errors.title} required>
              <Input
                value={draft.title}
                maxLength={120}
                autoComplete="off"
                placeholder="Open breakfast"
                onChange={({ target }) => set({ title: target.value })}
              />
            </Field>
            <WhenFields {...part} />
            <WhereFields {...part} />
            <CoverField space={space} value={draft} onChange={set} onSending={setSending} />
          </Card>
          <TicketFields editor={editor} {...{ space, plans, today, locale }} />
          <More
            operatorId={space.operatorId}
            editor={editor}
            inRoom={inRoom}
            plans={plans}
            today={today}
            locale={locale}
            open={editing !== null}
          />
        </div>
        <div className="grid gap-6 lg:sticky lg:top-20">
          <Card aria-label="Its dates" className="grid gap-3">
            <CardTitle>Its dates</CardTitle>
            <PlannedDates editor={editor} wall={wall} inRoom={inRoom} />
          </Card>
          <PublishBar {...{ editor, editing, sending, today, locale }} onSave={save} />
        </div>
      </div>
    </form>
  );
}

type MoreProps = {
  operatorId: OperatorId;
  editor: EventEditor;
  inRoom: boolean;
  plans: readonly Plan[];
  today: string;
  locale: string;
  open: boolean;
};

/** All that an event can do without: what it begins with fits most. */
function More({ operatorId, editor, inRoom, plans, today, locale, open: startOpen }: MoreProps) {
  const [open, setOpen] = useState(startOpen);
  return (
    <details
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="bg-surface border-line shadow-raised group rounded-lg border"
    >
      <summary className="focus-ring flex cursor-pointer flex-wrap items-baseline gap-x-3 rounded-lg px-5 py-4 sm:px-6">
        <span className="text-lg font-semibold">More</span>
        <span className="text-ink-muted text-sm">
          What happens, for whom, how one answers, what you ask, time to set up
        </span>
      </summary>
      <div className="grid gap-8 px-5 pt-1 pb-6 sm:px-6">
        <Group title="About it">
          <AboutFields editor={editor} />
          <CoHostsField
            operatorId={operatorId}
            value={editor.draft.coHosts}
            onChange={(coHosts) => editor.set({ coHosts })}
          />
        </Group>
        <Group title="For whom">
          <AudienceFields editor={editor} plans={plans} />
        </Group>
        <Group title="Answers">
          <AnswerFields editor={editor} today={today} locale={locale} />
        </Group>
        <Group title="Questions">
          <QuestionsField editor={editor} />
        </Group>
        {inRoom ? (
          <Group title="The room around it">
            <AroundFields editor={editor} />
          </Group>
        ) : null}
      </div>
    </details>
  );
}

const Group = ({ title, children }: { title: string; children: ReactNode }) => (
  <section aria-label={title} className="grid gap-4">
    <h2 className="text-base">{title}</h2>
    {children}
  </section>
);
