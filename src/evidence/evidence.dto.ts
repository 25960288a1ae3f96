import { Day, Part, Text } from '../platform/http/fields.dto';
import type { StatedDocument } from './document-reference';

export class DocumentDto {
  @Text({ most: 100, about: 'Kế hoạch, Báo cáo, Biên bản …' })
  readonly type!: string;

  @Text({ most: 30, optional: true, about: 'As printed; left out where the paper leaves it blank' })
  readonly number?: string | null;

  @Text({ most: 60, about: 'The part after the number: KH-BATGT' })
  readonly symbol!: string;

  @Day({ about: 'Date of issue' })
  readonly issuedOn!: string;

  @Text({ most: 200, about: 'The body that issued it' })
  readonly issuer!: string;

  @Text({ most: 30, optional: true, about: 'A secrecy stamp, if it bears one: such a document is refused' })
  readonly classification?: string | null;
}

/** A document that lies elsewhere, by its identity. A file is sent as multipart/form-data instead, in the field `file`. */
export class AddDocumentDto {
  @Part(() => DocumentDto)
  readonly document!: DocumentDto;
}

export const statedFrom = ({ number, classification, ...rest }: DocumentDto): StatedDocument => ({
  ...{ type: rest.type, symbol: rest.symbol, issuedOn: rest.issuedOn, issuer: rest.issuer },
  number: number ?? null,
  classification: classification ?? null,
});
