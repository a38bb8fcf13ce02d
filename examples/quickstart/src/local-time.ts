import { z } from 'zod';

export const name = 'local_time';
export const description = 'The current date and time in a city or time zone of the world.';
export const inputSchema = z.object({
  city: z
    .string()
    .describe('A city that gives a time zone its name, for example Tokyo, or a time zone like Asia/Tokyo.'),
});

/** The tool that the model may call: it runs here, on this machine. */
export function localTime({
  city,
}: z.infer<typeof inputSchema>): { timeZone: string; time: string } | { problem: string } {
  const wanted = city.trim().replaceAll(' ', '_').toLowerCase();
  const timeZone = Intl.supportedValuesOf('timeZone').find((zone) => {
    const lower = zone.toLowerCase();
    return lower === wanted || lower.endsWith(`/${wanted}`);
  });
  if (timeZone === undefined) return { problem: `No time zone is named after “${city}”. Try the largest city nearby.` };
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full', timeStyle: 'short' }).format(new Date());
  return { timeZone, time };
}
