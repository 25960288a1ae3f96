import type { INestApplication } from '@nestjs/common';

export const close = (app: INestApplication): Promise<void> => app.close();
