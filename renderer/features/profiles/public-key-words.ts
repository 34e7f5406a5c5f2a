/** What is wrong with a pasted public key, as far as it shows without reading the key; the core reads it. */
export function publicKeyProblem(pasted: string): string | undefined {
  const text = pasted.trim();
  if (text === "") return "Paste the person's public key.";
  if (/PRIVATE KEY-----/.test(text))
    return "This is a private key, which nobody should send. Ask the person for the public one, and to retire this key.";
  if (text.startsWith("-----BEGIN SSH SIGNATURE")) return "This is a signature, not a key.";
  if (text.startsWith("{"))
    return "This is a profile file or a statement. Ask for the public key: one line, from the person's Profiles page.";
  if (!text.startsWith("ssh-ed25519 "))
    return "A public key of this app is one line that starts with ssh-ed25519.";
  return /[\r\n]/.test(text) ? "Paste one key at a time: it is one line." : undefined;
}
