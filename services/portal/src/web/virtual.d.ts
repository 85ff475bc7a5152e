declare module 'virtual:mexico-outlines' {
  export const outlines: {
    width: number;
    height: number;
    scale: number;
    translateX: number;
    translateY: number;
    states: { cvegeo: string; path: string }[];
  };
}
declare module '*.css';
