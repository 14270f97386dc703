'use client';
import type { ComponentProps } from 'react';
import { Dialog } from './dialog';

/** A panel beside the page, from below on a phone: for the details of the thing one has just pressed. */
export const Sheet = (props: Omit<ComponentProps<typeof Dialog>, 'shape'>) => <Dialog {...props} shape="sheet" />;
