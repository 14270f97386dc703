import { configure } from '@testing-library/react';

// A busy machine draws a screen in seconds: whatever is waited for may take them. What must not be there is still looked for at once.
configure({ asyncUtilTimeout: 5_000 });
