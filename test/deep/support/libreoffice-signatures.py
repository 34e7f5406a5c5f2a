"""Asks a LibreOffice that listens on a pipe what it says of the signatures in Word files: one word a line."""

import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.embed import ElementModes


def connect(pipe):
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", here)
    for attempt in range(120):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.5)
    sys.exit("LibreOffice did not start")


def verdict(office, file):
    services = office.ServiceManager
    storages = services.createInstanceWithContext("com.sun.star.embed.StorageFactory", office)
    # Word files are plain zips to it, not packages of its own kind.
    kind = PropertyValue(Name="StorageFormat", Value="ZipFormat")
    wanted = (uno.systemPathToFileUrl(file), ElementModes.READ, uno.Any("[]com.sun.star.beans.PropertyValue", (kind,)))
    storage = uno.invoke(storages, "createInstanceWithArguments", (wanted,))
    checker = services.createInstanceWithArgumentsAndContext(
        "com.sun.star.security.DocumentDigitalSignatures", ("1.2", True), office
    )
    found = checker.verifyDocumentContentSignatures(storage, None)
    if not found:
        return "unsigned"
    return "valid" if all(one.SignatureIsValid for one in found) else "broken"


office = connect(sys.argv[1])
for name in sys.argv[2:]:
    print(verdict(office, os.path.abspath(name)), flush=True)
