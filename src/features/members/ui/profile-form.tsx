'use client';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useForm, useWatch } from 'react-hook-form';
import { errorCopy } from '@/client/error-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import { useUnsavedWarning } from '@/client/use-unsaved-warning';
import { useRequestId } from '@/client/use-request-id';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Card, CardTitle } from '@/ui/card';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { RadioGroup } from '@/ui/radio-group';
import { Textarea } from '@/ui/textarea';
import { toast } from '@/ui/toast-store';
import { ROLE_AS } from '../domain/role-words';
import type { MyProfile } from '../members.contract';
import { checkLater } from './check-later';
import { PhotoField } from './photo-field';

type Props = { profile: MyProfile['profiles'][number] };

/** How one shows at one operator: name, photo, a few words, and to whom. */
export function ProfileForm({ profile }: Props) {
  const { operator, role } = profile;
  const trpc = useTRPC();
  const router = useRouter();
  const request = useRequestId();
  const { displayName, about, visibility } = profile;
  const form = useForm({
    resolver: checkLater((checks) => checks.profile),
    defaultValues: { displayName, about, visibility },
  });
  const { errors, isDirty } = form.formState;
  useUnsavedWarning(isDirty);
  const saving = useMutation(trpc.members.editProfile.mutationOptions());
  const refusal = saving.error ? refusalIn(saving.error) : null;
  const words = refusal && errorCopy(refusal.code, refusal.details);
  const save = form.handleSubmit((given) =>
    saving.mutate(
      { operatorId: operator.id, ...given, requestId: request.idFor(given) },
      {
        onSuccess: () => {
          request.answered();
          form.reset(given);
          toast({ title: 'Saved', tone: 'success' });
          router.refresh();
        },
      },
    ),
  );
  const shown = useWatch({ control: form.control, name: 'visibility' });
  return (
    <Card aria-labelledby={`at-${operator.slug}`} className="grid gap-6">
      <div>
        <CardTitle id={`at-${operator.slug}`}>At {operator.name}</CardTitle>
        <p className="text-ink-muted">You are {ROLE_AS[role]} here.</p>
      </div>
      <PhotoField profile={profile} />
      <form method="post" noValidate onSubmit={(event) => void save(event)} className="grid gap-5">
        {words ? (
          <Banner tone="danger" title={words.title} live>
            {words.hint}
          </Banner>
        ) : null}
        <Field label="Name" error={errors.displayName?.message} required>
          <Input autoComplete="name" {...form.register('displayName')} />
        </Field>
        <Field
          label="About you"
          optional
          error={errors.about?.message}
          help="What you do, what to ask you about. Those who run the space read it beside your name."
        >
          <Textarea {...form.register('about')} />
        </Field>
        <Field label="Who may see you" group>
          <RadioGroup
            value={shown}
            onValueChange={(next) => form.setValue('visibility', next, { shouldDirty: true })}
            options={[
              {
                value: 'members',
                label: 'Every member here',
                description: 'Members see your name on what you booked. Visitors see only that it is taken.',
              },
              {
                value: 'staff',
                label: 'Only those who run the space',
                description: 'Everybody else sees that it is taken, not by whom.',
              },
            ]}
          />
        </Field>
        <div className="flex items-center gap-4">
          <Button
            type="submit"
            variant="primary"
            loading={saving.isPending}
            disabledReason={isDirty ? undefined : 'Nothing was changed'}
          >
            Save
          </Button>
          {isDirty ? <p className="text-ink-muted text-sm">Not saved yet</p> : null}
        </div>
      </form>
    </Card>
  );
}
