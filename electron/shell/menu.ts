import type { MenuItemConstructorOptions } from "electron";

/**
 * The menu as data. Only what the system itself does (edit, zoom, full screen, quit): the app's own actions have their
 * keys on the screen, so that they are the same through every door.
 */
export function menuTemplate(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const edit: MenuItemConstructorOptions = {
    label: "&Edit",
    submenu: [
      { role: "undo" },
      { role: "redo" },
      { type: "separator" },
      { role: "cut" },
      { role: "copy" },
      { role: "paste" },
      { role: "selectAll" },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: "&View",
    submenu: [
      { role: "zoomIn" },
      { role: "zoomOut" },
      { role: "resetZoom" },
      { type: "separator" },
      { role: "togglefullscreen" },
    ],
  };
  if (platform === "darwin") return [{ role: "appMenu" }, edit, view, { role: "windowMenu" }];
  return [
    { label: "&File", submenu: [{ role: "quit" }] },
    edit,
    view,
    { label: "&Help", submenu: [{ role: "about" }] },
  ];
}
