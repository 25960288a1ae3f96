const save = (): Promise<void> => Promise.resolve();

export function forget(): void {
  save();
}
