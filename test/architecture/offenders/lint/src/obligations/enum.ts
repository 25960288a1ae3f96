export enum Timeliness {
  InTime,
  Late,
}
