import { expect, test } from 'vitest';
import { sampleReport } from '../../../../test/kit/sample-report.ts';
import { voiceOf } from '../content/voice.ts';
import { courseSvg } from './course.ts';

test.each(['ja', 'en'] as const)('the days of the month stand above it by their numbers (%s)', (language) => {
  const svg = courseSvg(sampleReport, voiceOf(sampleReport, { language }));
  const heads = [...svg.matchAll(/text-anchor="middle">([^<]*)</g)].map(([, head]) => head);
  expect(heads).toEqual(Array.from({ length: 31 }, (_, index) => String(index + 1)));
});
