import { applyDecorators, Controller, Get, Post, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PageInterceptor } from './page.interceptor';

/** A class whose routes are pages: they answer a `PageResult`. */
export const Pages = (): ClassDecorator =>
  applyDecorators(Controller(), ApiExcludeController(), UseInterceptors(PageInterceptor));

/** A page to look at. */
export const Page = (address: string): MethodDecorator => applyDecorators(Get(address), sentByInterceptor);

/** What a form of a page is sent to. */
export const PageForm = (address: string): MethodDecorator => applyDecorators(Post(address), sentByInterceptor);

/** A route that takes the response for itself is not answered by the framework, which would set a status of its own. */
const sentByInterceptor: MethodDecorator = (target, name, descriptor) => {
  const after = (descriptor.value as unknown as (...all: unknown[]) => unknown).length;
  Res()(target, name, after);
};
