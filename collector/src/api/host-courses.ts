import { setImmediate } from 'node:timers/promises';
import { Type } from 'typebox';
import { courseOf, gaugeMetrics } from '../metrics/course.ts';
import type { Gauges } from '../metrics/gauges.ts';
import { floorTo, minuteMs, tierFor } from '../metrics/tiers.ts';
import { widen } from '../metrics/widen.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { HostCourses } from './contract/host.ts';
import { hostPage, hostPageQuery } from './host-page.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas, refuse } from './problem.ts';

/** As much as a bar in a row of a table has room for. */
const stepMs = 5 * minuteMs;
const stepCount = 12;

/** To read an hour of so many hosts takes some hundred milliseconds, in which others have their turns. */
const pageHostsMax = 200;

const CoursesQuery = Type.Object(hostPageQuery(pageHostsMax), { additionalProperties: false });

/** `/api/v1/hosts/courses`: how full every host was through the last hour. */
export function hostCoursesRoute(app: App, { store, now }: ApiParts): void {
  app.get(
    '/api/v1/hosts/courses',
    { schema: { tags: ['hosts'], querystring: CoursesQuery, response: { 200: HostCourses, ...problemSchemas(400) } } },
    async (request, reply) => {
      const page = await hostPage(store.hosts, request.query);
      if (typeof page === 'string') return refuse(reply, 400, 'REQUEST_INVALID', page);
      const toMs = floorTo(now(), stepMs) + stepMs;
      const window = { fromMs: toMs - stepCount * stepMs, toMs };
      const hosts: { id: string; cpu: Percents; memory: Percents; disk: Percents }[] = [];
      for (const { hostId } of page.hosts) {
        const query = { hostId, ...window, tier: tierFor(stepMs), metrics: gaugeMetrics };
        const { points } = await store.metrics.read(query);
        hosts.push({ id: hostId, ...percentsOf(courseOf(widen(points, window, stepMs))) });
        // Other requests have their turn too.
        await setImmediate();
      }
      return { first: instant(window.fromMs), stepMs, hosts, next: page.next };
    },
  );
}

type Percents = (number | null)[];

function percentsOf(course: readonly Gauges[]) {
  const whole = (percent: number | null) => (percent === null ? null : Math.floor(percent));
  return {
    cpu: course.map(({ cpuPercent }) => whole(cpuPercent)),
    memory: course.map(({ memoryPercent }) => whole(memoryPercent)),
    disk: course.map(({ diskPercent }) => whole(diskPercent)),
  };
}
