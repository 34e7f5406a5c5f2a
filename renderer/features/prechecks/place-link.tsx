import type { ComponentProps } from "react";

/** `onGo` leads there where the address alone does not. */
export type Place = { href: string; onGo?: () => void };

type Props = { place: Place } & Omit<ComponentProps<"a">, "href" | "onClick">;

export function PlaceLink({ place, children, ...rest }: Props) {
  return (
    <a
      {...rest}
      href={place.href}
      onClick={(event) => {
        if (!place.onGo) return;
        event.preventDefault();
        place.onGo();
      }}
    >
      {children}
    </a>
  );
}
