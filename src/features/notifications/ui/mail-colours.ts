/** The operator's accent as one mode needs it: a fill, the text on it, and the accent as text. Contrast is the theme's promise. */
export type MailColours = { readonly accent: string; readonly onAccent: string; readonly ink: string };

// The grounds and inks of src/ui/theme.css: mail programs know no CSS variables.
export const LIGHT = {
  paper: '#faf8f4',
  surface: '#ffffff',
  sunken: '#f3f0ea',
  line: '#e5e0d6',
  ink: '#1d1a16',
  muted: '#575148',
};
export const DARK = {
  paper: '#171512',
  surface: '#1f1d19',
  sunken: '#2b2823',
  line: '#363229',
  ink: '#f1ede6',
  muted: '#bdb6aa',
};

export const FONT = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
