// Styles: esbuild scopes the class names of *.module.css and hands them over as an object.
declare module '*.module.css' {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
declare module '*.css';
