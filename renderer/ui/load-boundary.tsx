import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";

type Props = {
  /** What could not be shown, as it begins a sentence: "The page". */
  what: string;
  /** Another one of these is another try. */
  place: string;
  children: ReactNode;
};
type State = { failed: boolean; place: string };

/**
 * Catches what cannot be drawn: a part of the program that did not load, or a fault in it. A part that failed to load is
 * remembered as failed, so trying again starts the page anew; nothing typed is lost, for it is stored or kept first.
 */
export class LoadBoundary extends Component<Props, State> {
  override state: State = { failed: false, place: this.props.place };

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true };
  }

  static getDerivedStateFromProps({ place }: Props, state: State): Partial<State> | null {
    return place === state.place ? null : { failed: false, place };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <section role="alert" className="cs-note cs-load-failed">
        <p>
          <strong>{this.props.what} could not be shown.</strong> A part of the program did not load, or failed
          while it was drawn. What was stored is safe.
        </p>
        <p>
          <Button variant="default" onClick={() => window.location.reload()}>
            Try again
          </Button>
        </p>
      </section>
    );
  }
}
