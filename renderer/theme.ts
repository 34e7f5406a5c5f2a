import { buckets } from "#shared/blast-radius/blast-radius";
import { bucketColours, bucketColoursOnDark } from "#shared/blast-radius/bucket-colours";
import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from "@mantine/core";

/** The one accent: a deep teal. Light uses shade 8, dark fills with 7 and writes with 3; each passes 4.5:1. */
const teal: MantineColorsTuple = [
  "#e8f3f3",
  "#d2e7e7",
  "#a9d3d4",
  "#82c3c5",
  "#53a8ab",
  "#36979b",
  "#1f8084",
  "#136b70",
  "#0e5a5f",
  "#0a474b",
];

/** Mantine's own greys for the dark scheme, in the hue of styles/tokens.css. */
const dark: MantineColorsTuple = [
  "#e3e8e9",
  "#c3cbcd",
  "#a6b1b4",
  "#73808a",
  "#3a4447",
  "#2d3538",
  "#1d2325",
  "#15191b",
  "#101415",
  "#0b0e0f",
];

export const theme = createTheme({
  primaryColor: "teal",
  primaryShade: { light: 8, dark: 7 },
  colors: { teal, dark },
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  lineHeights: { xs: "1.35", sm: "1.4", md: "1.5", lg: "1.5", xl: "1.4" },
  defaultRadius: "sm",
  radius: { xs: "2px", sm: "4px", md: "6px", lg: "8px", xl: "12px" },
  cursorType: "pointer",
  respectReducedMotion: true,
  focusRing: "auto",
  components: {
    Button: { defaultProps: { size: "xs" } },
    TextInput: { defaultProps: { size: "sm" } },
    PasswordInput: { defaultProps: { size: "sm" } },
    Textarea: { defaultProps: { size: "sm" } },
    Select: { defaultProps: { size: "sm" } },
    NativeSelect: { defaultProps: { size: "sm" } },
    NumberInput: { defaultProps: { size: "sm" } },
    Tooltip: { defaultProps: { openDelay: 400, withinPortal: true } },
    Modal: { defaultProps: { centered: true, overlayProps: { backgroundOpacity: 0.45 } } },
    ActionIcon: { defaultProps: { variant: "subtle", size: 26 } },
  },
});

/** Mantine's own variables take their values from the tokens in styles/tokens.css: one home for each colour. */
const shared = {
  "--mantine-color-body": "var(--cs-bg)",
  "--mantine-color-text": "var(--cs-text)",
  "--mantine-color-bright": "var(--cs-text)",
  "--mantine-color-dimmed": "var(--cs-dim)",
  "--mantine-color-placeholder": "var(--cs-dim)",
  "--mantine-color-error": "var(--cs-bad)",
  "--mantine-color-anchor": "var(--cs-accent)",
  "--mantine-color-default": "var(--cs-raised)",
  "--mantine-color-default-hover": "var(--cs-hover)",
  "--mantine-color-default-color": "var(--cs-text)",
  "--mantine-color-default-border": "var(--cs-line-strong)",
  "--mantine-color-teal-light": "var(--cs-accent-soft)",
  "--mantine-color-teal-light-hover": "var(--cs-accent-soft)",
  "--mantine-color-teal-light-color": "var(--cs-accent)",
  "--mantine-color-teal-outline": "var(--cs-accent)",
  "--mantine-color-teal-text": "var(--cs-accent)",
  "--mantine-color-red-text": "var(--cs-bad)",
  "--mantine-color-red-light": "var(--cs-bad-soft)",
  "--mantine-color-red-light-hover": "var(--cs-bad-soft)",
  "--mantine-color-red-light-color": "var(--cs-bad)",
  "--mantine-color-red-outline": "var(--cs-bad)",
  "--mantine-color-red-filled": "var(--cs-bad-fill)",
  "--mantine-color-red-filled-hover": "var(--cs-bad-fill)",
  "--mantine-color-gray-light": "var(--cs-sunken)",
  "--mantine-color-gray-light-hover": "var(--cs-hover)",
  "--mantine-color-gray-light-color": "var(--cs-text)",
  "--mantine-color-gray-text": "var(--cs-text)",
};

/** `--cs-bucket-never-fill` and so on: the colours that screens and memo share. */
function bucketVariables(colours: typeof bucketColours): Record<string, string> {
  return Object.fromEntries(
    buckets.flatMap((bucket) =>
      Object.entries(colours[bucket]).map(([part, value]) => [`--cs-bucket-${bucket}-${part}`, value]),
    ),
  );
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...shared, ...bucketVariables(bucketColours) },
  dark: { ...shared, ...bucketVariables(bucketColoursOnDark) },
});
