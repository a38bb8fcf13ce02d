const LIFETIME = 10 * 60_000;
// Old sessions are forgotten, so that an emulator that serves for weeks does not grow without end.
const MOST_SESSIONS = 20_000;

/** Remembers which endpoint answered a session, so that its prompt cache is found again. */
export interface StickyRoutes {
  find(session: string): string | undefined;
  keep(session: string, tag: string): void;
}

/** An empty memory on a clock. */
export function createStickyRoutes(clock: () => number): StickyRoutes {
  const routes = new Map<string, { tag: string; expires: number }>();
  return {
    find: (session) => {
      const route = routes.get(session);
      return route && route.expires > clock() ? route.tag : undefined;
    },
    keep(session, tag) {
      // Deleted first: the map is in the order of last use.
      routes.delete(session);
      routes.set(session, { tag, expires: clock() + LIFETIME });
      const oldest = routes.size > MOST_SESSIONS ? routes.keys().next().value : undefined;
      if (oldest !== undefined) routes.delete(oldest);
    },
  };
}
