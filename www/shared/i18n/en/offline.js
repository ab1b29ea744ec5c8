// What the lab says of new versions of itself, in English.

export const en = {
  name: "New version",
  about: "There is a new version of the lab.",
  stays: "What you have set up stays, and so does what you have done in lessons.",
  withoutData: "Your own data are not in the address: put them into the link first, under Data. All else stays.",
  take: "Load it",
  later: "Later",
};
