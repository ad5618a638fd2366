/** Words of the mails that speak of a workspace's risk. */
export const alert = {
  figure: {
    risk: "Risk score, 0\u2013100",
    hold: "Hold now",
    target: "Suggested hold",
    fromHigh: "From high",
    loss: "1-day loss, 1 in 20",
  },
  nextDown: (amount: string, state: string) => `A further loss of ${amount} moves your ladder to ${state}.`,
  nextUp: (amount: string, state: string) => `A gain of ${amount} brings ${state} nearer.`,
  unsubscribe: {
    title: "Stop the Monday brief",
    body: "You will no longer get the weekly mail for this workspace. Safety warnings still come: they are part of every plan.",
    button: "Stop the brief",
    done: "The Monday brief is stopped.",
    invalid: "This link is not valid. Use the one at the foot of the newest brief.",
  },
};
