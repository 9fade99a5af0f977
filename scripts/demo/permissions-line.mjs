// The header with which a portal hands camera, microphone and screen on to the video service.

/** @param {string} service origin */
export function permissionsLine(service) {
  const parts = ['camera', 'microphone', 'display-capture'].map(
    (feature) => `${feature}=(self "${service}")`,
  );
  return `Permissions-Policy: ${parts.join(', ')}`;
}
