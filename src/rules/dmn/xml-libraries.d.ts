/** What we use of two libraries that come without types. */

declare module 'saxen' {
  /** Where the reader stands: `line` and `column` count from 0. */
  export interface Place {
    readonly line: number;
    readonly column: number;
  }
  type Decode = (text: string) => string;
  type Attributes = () => Readonly<Record<string, string>>;
  export class Parser {
    on(
      event: 'openTag',
      see: (name: string, attributes: Attributes, decode: Decode, closed: boolean, at: () => Place) => void,
    ): this;
    on(event: 'closeTag', see: (name: string) => void): this;
    on(event: 'text', see: (text: string, decode: Decode) => void): this;
    on(event: 'cdata', see: (text: string) => void): this;
    on(event: 'error' | 'warn', see: (error: Error, at: () => Place) => void): this;
    on(event: 'attention', see: (text: string, decode: Decode, at: () => Place) => void): this;
    stop(): void;
    parse(xml: string): this;
  }
}

declare module 'dmn-moddle' {
  export interface ModdleElement {
    readonly $type: string;
    readonly $attrs: Readonly<Record<string, string>>;
    readonly [property: string]: unknown;
  }
  export interface ReadResult {
    readonly rootElement: ModdleElement;
    readonly warnings: readonly { readonly message: string }[];
  }
  export class DmnModdle {
    constructor(packages?: Readonly<Record<string, object>>);
    fromXML(xml: string, rootType?: string): Promise<ReadResult>;
  }
}
