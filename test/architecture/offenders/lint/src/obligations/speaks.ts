export const speak = (): void => console.log('to nobody');
