/** Who and what a record is tied to, as {list: [{record, target, note}]}. Pure. */

export function linksOf(record, words) {
  const named = (kind) => (target) => ({ record: kind, target });
  return {
    owner: ownerOf(record, words),
    partners: [
      ...grouped(record.record === "project" ? record.participations : [], "actor", words),
      ...(record.partners_as_text ?? []).map((text) => ({ target: { text, lang: "th" } })),
    ],
    projects: grouped(record.record === "actor" ? record.participations : [], "project", words),
    resources: (record.resources ?? []).map(named("resource")),
    needs: (record.needs ?? []).map(named("need")),
    ties: tiesOf(record, words),
  };
}

/** One link for each partner or project, with all the roles between the two. */
function grouped(participations, kind, words) {
  const byTarget = new Map();
  for (const { role, [kind]: target } of participations) {
    const link = byTarget.get(target.uuid) ?? { record: kind, target, roles: [] };
    link.roles.push(words.label("participation", role));
    byTarget.set(target.uuid, link);
  }
  return [...byTarget.values()].map(({ roles, ...link }) => ({ ...link, note: words.list(roles) }));
}

function ownerOf(record, words) {
  const owner = record.owner ?? record.actor;
  if (owner) {
    return [{ record: "actor", target: owner, note: words.label("actor_kind", owner.kind) }];
  }
  return record.owner_as_text ? [{ target: { text: record.owner_as_text, lang: "th" } }] : [];
}

function tiesOf(record, words) {
  const tie = (word) => (target) => ({ record: "actor", target, note: word });
  return [
    ...[record.parent].filter(Boolean).map(tie(words.text("partOf"))),
    ...(record.units ?? []).map(tie(words.text("unit"))),
    ...(record.partnerships ?? []).map(({ kind, partner }) =>
      tie(words.label("partnership", kind))(partner),
    ),
    ...(record.partnerships_of ?? []).map(({ kind, actor }) =>
      tie(words.label("partnership_of", kind))(actor),
    ),
  ];
}
