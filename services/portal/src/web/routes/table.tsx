export const load = async () => null;
export const Page = () => null;
