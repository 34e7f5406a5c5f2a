import { Button } from "@mantine/core";
import { IconPackageImport } from "@tabler/icons-react";
import { hrefOf } from "../../routes.ts";

export function ImportButton() {
  return (
    <Button
      component="a"
      href={hrefOf({ page: "import" })}
      leftSection={<IconPackageImport size={16} aria-hidden />}
    >
      Import a packet
    </Button>
  );
}
