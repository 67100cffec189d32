export const orders = { place: async () => "placed" };
