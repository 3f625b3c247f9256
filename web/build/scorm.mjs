// The course as a package for course platforms: SCORM 1.2, in two frames. The outer page is a plain one, because the
// platform's interface lies in the windows around it; the site is in site/ beside it, with a service worker of its own.
//
//   scormFiles(course, buildSite(course, assets), assets)   // a Map: imsmanifest.xml, scorm.html, …, site/index.html, …

import {escapeHtml} from './html.mjs';

const SCO = 'scorm.html';

const POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";

function outerPage({title}) {
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="scorm.css">
<script src="scorm.js" defer></script>
</head>
<body>
<p id="scorm-line" role="status" hidden></p>
<template id="frame"><iframe id="course" title="${escapeHtml(title)}" src="site/index.html" allow="cross-origin-isolated; clipboard-write; fullscreen"></iframe></template>
<noscript><p>The course reports to its platform with JavaScript. <a href="site/index.html">Read it without.</a></p></noscript>
</body>
</html>
`;
}

// Every file of the package belongs to its one sharable content object.
function manifest({id, title}, version, names) {
  const files = names.map((name) => `      <file href="${escapeHtml(encodeURI(name))}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="racecourse.${id}" version="${version}"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="organization">
    <organization identifier="organization">
      <title>${escapeHtml(title)}</title>
      <item identifier="item" identifierref="resource" isvisible="true">
        <title>${escapeHtml(title)}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="resource" type="webcontent" adlcp:scormtype="sco" href="${SCO}">
${files.join('\n')}
    </resource>
  </resources>
</manifest>
`;
}

// The version of a site, from the folder of its files.
function versionOf(siteFiles) {
  return /^v-([0-9a-f]+)\//.exec([...siteFiles.keys()].find((name) => name.startsWith('v-')))[1];
}

// A platform is a server: what pages opened from a file need stays out.
const isServed = ([name]) => !name.endsWith('/from_file.js');

// Every file of the package, a map from its path to its content. `siteFiles` is what buildSite() gave for the course.
export function scormFiles(course, siteFiles, assets) {
  const parts = Object.fromEntries(assets.parts);
  const content = new Map([
    [SCO, outerPage(course)],
    ['scorm.js', parts['scorm.js']],
    ['scorm.css', parts['scorm.css']],
    ...[...siteFiles].filter(isServed).map(([name, text]) => [`site/${name}`, text]),
  ]);
  return new Map([['imsmanifest.xml', manifest(course, versionOf(siteFiles), [...content.keys()])], ...content]);
}
