import { describe, expect, test } from "vitest";
import { undeclaredReach } from "#shared/prechecks/rules/evidence/undeclared-reach";
import { factsOfExample } from "../../support/example-packet.ts";

type Case = {
  says: string;
  /** "system · scope · why" */
  scopes: readonly string[];
  rows?: readonly string[];
  systems?: readonly (readonly [string, string])[];
  file: unknown;
  undeclared: readonly string[];
};

const aws = (...statements: unknown[]) => ({ Version: "2012-10-17", Statement: statements });
const allow = (action: string | string[], resource = "*") => ({
  Effect: "Allow",
  Action: action,
  Resource: resource,
});

const cases: readonly Case[] = [
  {
    says: "AWS: all named",
    scopes: [
      "docs · s3:GetObject · read scans",
      "queue · sqs:ReceiveMessage, sqs:DeleteMessage · work queue",
    ],
    file: aws(
      allow(["s3:GetObject"], "arn:aws:s3:::scans/*"),
      allow(["sqs:ReceiveMessage", "sqs:DeleteMessage"]),
      allow(["logs:CreateLogStream", "logs:PutLogEvents"]),
    ),
    undeclared: [],
  },
  {
    says: "AWS: folders with stars are no leave to delete",
    scopes: ["lake · s3:GetObject on maps/* · maps", "lake · s3:PutObject on files/* · files"],
    file: aws(
      allow(["s3:GetObject"], "arn:aws:s3:::maps/*"),
      allow(["s3:PutObject"], "arn:aws:s3:::files/*"),
      allow(["s3:DeleteObject"], "arn:aws:s3:::maps/*"),
    ),
    undeclared: ["!s3:deleteobject"],
  },
  {
    says: "AWS: reading in the same service",
    scopes: ["docs · s3:GetObject · read scans"],
    file: aws(allow(["s3:GetObject", "s3:ListBucket"], "arn:aws:s3:::scans/*")),
    undeclared: [],
  },
  {
    says: "AWS: writes, deletes, hands out roles",
    scopes: ["docs · s3:GetObject · read scans"],
    file: aws(
      allow("s3:GetObject"),
      allow(["s3:PutObject", "s3:DeleteObject"]),
      allow("iam:PassRole"),
      allow("dynamodb:*"),
    ),
    undeclared: ["!s3:putobject", "!s3:deleteobject", "!iam:passrole", "!dynamodb:*"],
  },
  {
    says: "AWS: a read elsewhere, and a denial",
    scopes: ["docs · s3:GetObject · read scans"],
    file: aws(allow("s3:GetObject"), allow("secretsmanager:GetSecretValue"), {
      Effect: "Deny",
      Action: "kms:*",
      Resource: "*",
    }),
    undeclared: ["secretsmanager:getsecretvalue"],
  },
  {
    says: "AWS: everything but",
    scopes: ["docs · s3:GetObject · read scans"],
    file: aws({ Effect: "Allow", NotAction: ["iam:*"], Resource: "*" }),
    undeclared: ["!*"],
  },
  {
    says: "AWS: a wildcard that identity names is no news",
    scopes: ["docs · s3:* · scans"],
    file: aws(allow("s3:*")),
    undeclared: [],
  },
  {
    says: "AWS: scopes in plain words, resources tell the rest",
    scopes: [
      "claims · read access to the claims table · triage",
      "inbox · receive from the intake queue · trigger",
    ],
    file: aws(
      allow("dynamodb:GetItem", "arn:aws:dynamodb:eu-west-1:1:table/claims"),
      allow("sqs:ReceiveMessage", "arn:aws:sqs:eu-west-1:1:intake"),
      allow("dynamodb:DeleteItem", "arn:aws:dynamodb:eu-west-1:1:table/claims"),
    ),
    undeclared: ["!dynamodb:deleteitem"],
  },
  {
    says: "Azure role",
    scopes: ["files · Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read · read forms"],
    file: {
      roleName: "Form reader",
      actions: ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read"],
      dataActions: ["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/delete"],
      assignableScopes: ["/subscriptions/1"],
    },
    undeclared: ["!microsoft.storage/storageaccounts/blobservices/containers/blobs/delete"],
  },
  {
    says: "Google role",
    scopes: ["wh · bigquery.tables.getData · read sales"],
    file: {
      title: "Reader",
      includedPermissions: ["bigquery.tables.getData", "bigquery.tables.list", "bigquery.tables.delete"],
    },
    undeclared: ["!bigquery.tables.delete"],
  },
  {
    says: "Google bindings",
    scopes: ["wh · roles/bigquery.dataViewer · read sales"],
    file: {
      bindings: [
        { role: "roles/bigquery.dataViewer", members: ["serviceAccount:a@b"] },
        { role: "roles/owner", members: ["serviceAccount:a@b"] },
      ],
    },
    undeclared: ["!roles/owner"],
  },
  {
    says: "Kubernetes",
    scopes: ["k8s · pods:get · read pods", "k8s · pods:list · read pods"],
    file: {
      kind: "ClusterRole",
      rules: [
        { resources: ["pods"], verbs: ["get", "list"] },
        { resources: ["secrets"], verbs: ["get"] },
        { resources: ["pods"], verbs: ["delete"] },
      ],
    },
    undeclared: ["secrets:get", "!pods:delete"],
  },
  {
    says: "OAuth: Graph",
    scopes: ["mail · Mail.Read · incoming mail", "cal · Calendars.ReadWrite · book visits"],
    file: { scope: "openid offline_access Mail.Read Calendars.Read Mail.Send Directory.ReadWrite.All" },
    undeclared: ["!mail.send", "!directory.readwrite.all"],
  },
  {
    says: "OAuth: within one system the thing decides",
    scopes: ["crm · crm.contacts.read · enrichment"],
    file: ["crm.contacts.read", "crm.billing.read", "crm.contacts.write"],
    undeclared: ["crm.billing.read", "!crm.contacts.write"],
  },
  {
    says: "OAuth: addresses",
    scopes: ["drive · https://www.googleapis.com/auth/drive.readonly · read policies"],
    file: {
      scopes: [
        "https://www.googleapis.com/auth/drive.readonly",
        "https://www.googleapis.com/auth/gmail.send",
        "https://www.googleapis.com/auth/drive",
      ],
    },
    undeclared: ["!https://www.googleapis.com/auth/gmail.send", "!https://www.googleapis.com/auth/drive"],
  },
  {
    says: "OAuth: chat",
    scopes: ["chat · channels:history · read requests", "chat · chat:write · answer"],
    file: {
      granted_scopes: [
        "channels:history",
        "channels:read",
        "chat:write",
        "users:read.email",
        "admin.users:write",
      ],
    },
    undeclared: ["users:read.email", "!admin.users:write"],
  },
  {
    says: "scopes of two kinds of spelling",
    scopes: ["wms · wms/stock:read · counts", "wms · wms/orders:update · hold"],
    file: ["WMS/Stock:Read", "wms/orders:update", "wms/orders:cancel", "wms/users:manage"],
    undeclared: ["!wms/users:manage"],
  },
  {
    says: "identity names no scope of the system, and an action needs it",
    scopes: [],
    systems: [["tickets", "Ticket desk"]],
    rows: ["automatic · tickets · look up ticket", "approval · tickets · update ticket priority"],
    file: ["tickets:read", "tickets:update", "tickets:delete", "billing:read"],
    undeclared: ["!tickets:delete", "billing:read"],
  },
];

describe.each(cases)("$says", ({ scopes, rows = [], systems = [], file, undeclared }) => {
  test("what the packet does not declare", () => {
    const facts = factsOfExample({
      says: "",
      sections: {
        boundary: { systems: systems.map(([id, name]) => ({ id, name })) },
        actions: {
          rows: rows.map((row) => {
            const [policy, system, action] = row.split(" · ");
            return { policy, system, action };
          }),
        },
        identity: {
          scopes: scopes.map((row) => {
            const [system, scope, why] = row.split(" · ");
            return { system, scope, why };
          }),
        },
      },
      files: [{ path: "grants.json", text: JSON.stringify(file, null, 2) }],
    });
    const hits = undeclaredReach.check(facts);
    expect(
      hits.map(({ subject, severity }) => (severity === "blocker" ? `!${subject}` : subject)).sort(),
    ).toEqual([...undeclared].sort());
  });
});
