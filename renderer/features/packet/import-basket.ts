/** Carries a picked file from the page where it was picked to the import page, once. */
let waiting: string | undefined;

export function handOver(pickedFile: string): void {
  waiting = pickedFile;
}

export function takeOver(): string | undefined {
  const pickedFile = waiting;
  waiting = undefined;
  return pickedFile;
}
