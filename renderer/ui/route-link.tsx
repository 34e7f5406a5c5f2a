import type { ReactNode } from "react";
import { hrefOf, type Route } from "../routes.ts";

export function RouteLink({
  to,
  className,
  children,
}: {
  to: Route;
  className?: string;
  children: ReactNode;
}) {
  return (
    <a href={hrefOf(to)} className={className}>
      {children}
    </a>
  );
}
