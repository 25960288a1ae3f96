import fc from 'fast-check';
import { calendarText, type CalendarDay } from '../../src/notifications/calendar-text';
import type { Instant, LocalDate } from '../../workflows/vocabulary';

/** A reader after RFC 5545, 3.1 and 3.3.11, that forgives nothing. */
function read(text: string): { readonly name: string; readonly params: string; readonly value: string }[] {
  expect(text.endsWith('\r\n')).toBe(true);
  const physical = text.slice(0, -2).split('\r\n');
  for (const line of physical) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
  }
  const lines: string[] = [];
  for (const line of physical) {
    if (line.startsWith(' ')) lines.push(`${lines.pop() ?? ''}${line.slice(1)}`);
    else lines.push(line);
  }
  return lines.map((line) => {
    const [, name = '', params = '', value = ''] = /^([A-Z-]+)((?:;[A-Z]+=[A-Z-]+)*):(.*)$/su.exec(line) ?? [];
    if (name === '') throw new Error(`no content line: ${line}`);
    return { name, params, value };
  });
}

function plain(value: string): string {
  expect(value.replace(/\\[\\;,n]/g, '')).not.toMatch(/[\\;,]/);
  return value.replace(/\\([\\;,n])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
}

const NOW = '2024-07-01T02:03:04.567Z' as Instant;
const day = (over: Partial<CalendarDay> = {}): CalendarDay => ({
  ...{
    uid: '860f2ed2-e4d4-8618-975c-4befb37b6b9f@dondoc',
    sequence: 7,
    on: '2024-12-31' as LocalDate,
    cancelled: false,
  },
  ...{ summary: 'Hạn: Sơ kết', description: 'II.1', category: 'Sơ kết', url: 'https://dondoc.example.vn/nghia-vu/1' },
  ...over,
});
const calendar = (...days: CalendarDay[]) => calendarText({ name: 'Tôi', description: '', days }, NOW);

test('an entry is a whole day that ends where the next begins, with a fixed name and a number that rises', () => {
  const lines = read(calendar(day()));
  const found = (name: string) => lines.filter((line) => line.name === name).map(({ params, value }) => params + value);
  expect(lines[0]).toEqual({ name: 'BEGIN', params: '', value: 'VCALENDAR' });
  expect(lines.at(-1)).toEqual({ name: 'END', params: '', value: 'VCALENDAR' });
  expect(found('VERSION')).toEqual(['2.0']);
  expect(found('UID')).toEqual(['860f2ed2-e4d4-8618-975c-4befb37b6b9f@dondoc']);
  expect(found('SEQUENCE')).toEqual(['7']);
  expect(found('DTSTAMP')).toEqual(['20240701T020304Z']);
  expect(found('DTSTART')).toEqual([';VALUE=DATE20241231']);
  expect(found('DTEND')).toEqual([';VALUE=DATE20250101']);
  expect(found('STATUS')).toEqual(['CONFIRMED']);
});

test('what need not be done any more is cancelled, and keeps its name', () => {
  const lines = read(calendar(day({ cancelled: true })));
  expect(lines.find(({ name }) => name === 'STATUS')?.value).toBe('CANCELLED');
  expect(lines.find(({ name }) => name === 'UID')?.value).toBe(day().uid);
});

test('any text comes back as it was, whatever it holds and however long it is', () => {
  // Letters of one to four octets, and those that mean something to a calendar.
  const letter = fc.constantFrom(...['a', 'Ệ', '学', '🚦', '\\', ';', ',', ':', '\n', '"', ' ', 'n']);
  const text = fc.array(letter, { maxLength: 300 }).map((letters) => letters.join(''));
  fc.assert(
    fc.property(text, text, (summary, description) => {
      const lines = read(calendar(day({ summary, description })));
      const said = (name: string) => plain(lines.find((line) => line.name === name)?.value ?? '');
      expect([said('SUMMARY'), said('DESCRIPTION')]).toEqual([summary, description]);
    }),
  );
});

test('nobody writes a line of their own into it', () => {
  const lines = read(calendar(day({ summary: 'x\r\nBEGIN:VALARM\rATTACH:y\u0000\u0007' })));
  expect(lines.filter(({ name, value }) => name === 'BEGIN' && value === 'VALARM')).toEqual([]);
  expect(plain(lines.find(({ name }) => name === 'SUMMARY')?.value ?? '')).toBe('x\nBEGIN:VALARM\nATTACH:y  ');
});
