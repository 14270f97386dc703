/** Length is the only rule: it is what makes a password hard to guess, and what people can remember a sentence by. */
export const PASSWORD_MIN = 10;
