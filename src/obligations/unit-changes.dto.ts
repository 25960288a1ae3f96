import type { LocalDate } from '../../workflows/vocabulary';
import { parseDecision } from '../people/decision';
import { UNIT_CHANGE_KINDS, type UnitChange, type UnitChangeKind } from '../people/unit-change';
import { UNIT_LINK_KINDS, type UnitLink, type UnitLinkKind } from '../people/unit-links.store';
import { Day, Flag, Ids, OneOf, Parts, Text, Texts } from '../platform/http/fields.dto';
import { orRefuse } from '../platform/refused';
import { TRIAL_KINDS, type TrialKind } from './settings-trials.service';

const MANY_UNITS = 500;
const nfc = (text: string): string => text.normalize('NFC');
const DECISION = { about: 'Number, symbol and day of the paper: `1123/QĐ-UBND, 20/6/2025`' } as const;
const PREVIEW = { optional: true, about: 'Only say what would follow; nothing is written' } as const;

export class SuccessorDto {
  @Text({ about: 'Id of the unit' })
  readonly id!: string;

  @Text({ most: 500, optional: true, about: 'Name of a unit that the change founds; left out: a unit that exists' })
  readonly name?: string;

  @Text({ optional: true, about: 'Where a new unit stands; left out: where those before it stood' })
  readonly parent?: string;

  @Texts({ most: 50, optional: true, about: 'Groups that it belongs to from that day on' })
  readonly joins?: readonly string[];
}

export class PlaceDto {
  @Text()
  readonly unit!: string;

  @Text({ about: 'The unit that it stands under from that day on' })
  readonly under!: string;
}

export class UnitChangeDto {
  @OneOf(UNIT_CHANGE_KINDS)
  readonly kind!: UnitChangeKind;

  @Day({ about: 'The first day on which things stand so' })
  readonly on!: string;

  @Texts({ most: MANY_UNITS, about: 'The units that cease; of a rename, the one that is renamed' })
  readonly predecessors!: readonly string[];

  @Parts(() => SuccessorDto, { most: MANY_UNITS, optional: true, about: 'Who follows' })
  readonly successors?: readonly SuccessorDto[];

  @Text({ most: 500, optional: true, about: 'The new name of a rename' })
  readonly name?: string;

  @Parts(() => PlaceDto, { most: MANY_UNITS, optional: true, about: 'Where the units below a split unit go' })
  readonly below?: readonly PlaceDto[];

  @Text(DECISION)
  readonly decision!: string;

  @Flag(PREVIEW)
  readonly preview?: boolean;
}

/** Refuses `decision.unreadable`. */
export const unitChangeFrom = (dto: UnitChangeDto): UnitChange => ({
  kind: dto.kind,
  on: dto.on as LocalDate,
  predecessors: dto.predecessors.map(nfc),
  successors: (dto.successors ?? []).map(({ id, name, parent, joins = [] }) => ({
    id: nfc(id),
    name: name === undefined ? null : nfc(name),
    parent: parent === undefined ? null : nfc(parent),
    joins: joins.map(nfc),
  })),
  name: dto.name === undefined ? null : nfc(dto.name),
  below: Object.fromEntries((dto.below ?? []).map(({ unit, under }) => [nfc(unit), nfc(under)])),
  decision: orRefuse(parseDecision(dto.decision)),
});

export class OfUnitDto {
  @Text({ optional: true, about: 'Only changes that this unit has to do with' })
  readonly unit?: string;
}

export class OneUnitDto {
  @Text({ about: 'Id of the unit' })
  readonly unit!: string;
}

export class LinksOfUnitDto extends OneUnitDto {
  @Day({ optional: true, about: 'Links of this day; today unless told' })
  readonly on?: string;
}

export class UnitTransferDto {
  @Text({ about: 'The unit whose open duties move' })
  readonly from!: string;

  @Text({ about: 'The unit that takes them over' })
  readonly to!: string;

  @Texts({ most: 200, optional: true, about: 'Only these tasks, by ref' })
  readonly tasks?: readonly string[];

  @Ids({ most: 1_000, optional: true, about: 'Only these obligations' })
  readonly duties?: readonly string[];

  @Text(DECISION)
  readonly decision!: string;

  @Text({ most: 4_000, about: 'In free words; kept beside the trail' })
  readonly reason!: string;

  @Flag(PREVIEW)
  readonly preview?: boolean;
}

export class UnitLinkDto {
  @Text({ about: 'A unit of the Party tree' })
  readonly party!: string;

  @Text({ about: 'A unit of the State tree' })
  readonly state!: string;

  @OneOf(UNIT_LINK_KINDS)
  readonly kind!: UnitLinkKind;

  @Day({ about: 'First day of the link' })
  readonly from!: string;

  @Day({ optional: true, about: 'Last day; of a link that is open, it ends it' })
  readonly to?: string;
}

export const unitLinkFrom = ({ party, state, kind, from, to }: UnitLinkDto): UnitLink => ({
  ...{ party: nfc(party), state: nfc(state), kind, from: from as LocalDate },
  to: (to as LocalDate | undefined) ?? null,
});

export class OpenReviewedDto {
  @Texts({ most: 200, optional: true, about: 'Tasks whose date has passed and that are opened all the same, by ref' })
  readonly also?: readonly string[];
}

export class CalendarChangeDto {
  @Flag(PREVIEW)
  readonly preview?: boolean;
}

export class TrialDto {
  @OneOf(TRIAL_KINDS)
  readonly kind!: TrialKind;

  @Text({ most: 100_000, about: 'The YAML of the file' })
  readonly text!: string;
}
