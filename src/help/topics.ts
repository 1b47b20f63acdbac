import type { AboutTopic } from '../engine/about-topic.ts';

/** What Get-Help knows besides commands. Their texts are read when they are asked for. */
export const aboutTopics: readonly AboutTopic[] = [
  {
    name: 'about_Browser',
    synopsis: 'The full-screen browser: its keys, filters, marks, dialogs and plan.',
    load: async () => (await import('./about-browser.ts')).aboutBrowser,
  },
  {
    name: 'about_Cleanup',
    synopsis: 'Cleaning up step by step: plans, stopping and going on, taking back, locks.',
    load: async () => (await import('./about-cleanup.ts')).aboutCleanup,
  },
  {
    name: 'about_Completion',
    synopsis: 'What Tab completes, the menu, and suggestions.',
    load: async () => (await import('./about-completion.ts')).aboutCompletion,
  },
  {
    name: 'about_Filters',
    synopsis: 'Finding tags and manifests by name, age, size and anything else they have.',
    load: async () => (await import('./about-filters.ts')).aboutFilters,
  },
  {
    name: 'about_History',
    synopsis: 'Earlier lines: finding, running again, and what is not kept.',
    load: async () => (await import('./about-history.ts')).aboutHistory,
  },
  {
    name: 'about_Images',
    synopsis: 'Looking inside images: configuration, layers, source, signatures, differences, size.',
    load: async () => (await import('./about-images.ts')).aboutImages,
  },
  {
    name: 'about_Keys',
    synopsis: 'Every key of the prompt, and other ways where a terminal takes one.',
    load: async () => (await import('./about-keys.ts')).aboutKeys(),
  },
  {
    name: 'about_Location',
    synopsis: 'Registries as drives: where you are, and how to name what is there.',
    load: async () => (await import('./about-location.ts')).aboutLocation,
  },
  {
    name: 'about_Moving',
    synopsis: 'Saving images to a folder or a tar, publishing and copying them, and blobs.',
    load: async () => (await import('./about-moving.ts')).aboutMoving,
  },
  {
    name: 'about_Prompt',
    synopsis: 'The profile, a prompt of your own, and what it can show.',
    load: async () => (await import('./about-prompt.ts')).aboutPrompt,
  },
  {
    name: 'about_Purge',
    synopsis: 'Deleting by rules: patterns, ages, what always stays, and how each flag of acr purge is written.',
    load: async () => (await import('./about-purge.ts')).aboutPurge,
  },
  {
    name: 'about_Safety',
    synopsis: 'What is asked before anything is changed, locks, and secrets.',
    load: async () => (await import('./about-safety.ts')).aboutSafety,
  },
  {
    name: 'about_SoftDelete',
    synopsis: 'What a registry keeps of what was deleted, and bringing it back.',
    load: async () => (await import('./about-soft-delete.ts')).aboutSoftDelete,
  },
  {
    name: 'about_Themes',
    synopsis: 'Choosing colours, doing without them, and writing a theme.',
    load: async () => (await import('./about-themes.ts')).aboutThemes,
  },
];
