/** The one workspace that every account of an emulator has. */
export const WORKSPACE = '00000000-0000-4000-8000-000000000000';
