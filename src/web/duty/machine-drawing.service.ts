import { instance, type Viz } from '@viz-js/viz';
import type { Workflow } from '../../../workflows/workflow';
import type { Language } from '../../platform/refusals/refusal-text';
import { deedText, happenedText } from './event-words.table';
import { waysOf, type Way } from './machine-ways';
import { stateText } from '../../obligations/state-words.table';

let viz: Promise<Viz> | null = null;
/** A drawing follows from machine, version, state and language: there are a few hundred in all. */
const drawn = new Map<string, string>();

/** The machine of a kind of duty as SVG, made from the machine itself, with the present state and the ways onward marked by classes:
 *  colours are the page's business. */
export async function machineDrawing(workflow: Workflow, state: string, language: Language): Promise<string> {
  const key = `${workflow.id}@${workflow.version}/${state}/${language}`;
  const known = drawn.get(key);
  if (known !== undefined) return known;
  viz ??= instance();
  const svg = plain((await viz).renderString(dotOf(workflow, state, language), { format: 'svg' }));
  drawn.set(key, svg);
  return svg;
}

function dotOf(workflow: Workflow, state: string, language: Language): string {
  const ways = waysOf(workflow);
  const states = [...new Set(ways.flatMap(({ from, to }) => [from, to]))];
  const nodes = states.map((name) => {
    const look = name === state ? 'd-now' : isEnd(name, ways) ? 'd-end' : 'd-box';
    return `${quoted(name)} [label=${quoted(stateText(name, language))} class=${quoted(look)}];`;
  });
  const edges = ways.map(({ from, to, events }) => {
    const label = events.map((event) => textOf(event, language)).join('\\n');
    return `${quoted(from)} -> ${quoted(to)} [label=${quoted(label)} class=${quoted(from === state ? 'd-open' : 'd-edge')}];`;
  });
  return [
    'digraph {',
    'rankdir=LR; bgcolor=transparent; nodesep=0.3; ranksep=0.5;',
    // Our letters are wider than those it measures with: it reckons with larger ones than the page shows.
    'node [shape=box style=rounded fontname=sans fontsize=15 margin="0.16,0.08"];',
    'edge [fontname=sans fontsize=13 arrowsize=0.7];',
    ...nodes,
    ...edges,
    '}',
  ].join('\n');
}

const isEnd = (name: string, ways: readonly Way[]): boolean => ways.every(({ from }) => from !== name);
const textOf = (event: string, language: Language): string =>
  language === 'vi' ? deedText(event, 'vi') : happenedText(event, 'en');
const quoted = (text: string): string => `"${text.replaceAll('"', '\\"')}"`;

/** Inside a page: without head, sizes and titles, which would be read aloud as if they were text. */
const plain = (svg: string): string =>
  svg
    .slice(svg.indexOf('<svg'))
    .replace(/<title>[^<]*<\/title>/g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    // Points of the drawing are taken for pixels of the page: its letters are 13 of them.
    .replace(/<svg width="(\d+)pt" height="(\d+)pt"/, '<svg role="presentation" width="$1" height="$2"')
    .replace(/ (?:id|font-family|xml:space|xmlns:xlink)="[^"]*"/g, '')
    .replaceAll('&#45;', '-');
