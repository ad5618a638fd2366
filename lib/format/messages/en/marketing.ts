/** Landing and pricing. Specific and honest: what it measures, what it does not do. */
export const marketing = {
  meta: {
    title: "Ballast \u2014 how much risk to carry now",
    description:
      "Ballast measures your exchange accounts and the market, and says how much risk to carry: less when volatility, drawdown or correlation grow, more again as calm and equity come back.",
  },
};
