import type { VenueEndpoint } from "./client";

type Api = VenueEndpoint["api"];

/** publicGet describes a read that everybody may make. */
export function publicGet(api: Api, path: string, bucket: string, weight = 1): VenueEndpoint {
  return { api, path, method: "GET", isPrivate: false, bucket, weight };
}

/** signedGet describes a read with a key. */
export function signedGet(api: Api, path: string, bucket: string, weight = 1): VenueEndpoint {
  return { api, path, method: "GET", isPrivate: true, bucket, weight };
}

/** signedPost describes a read with a key that the venue made a POST. */
export function signedPost(api: Api, path: string, bucket: string, weight = 1): VenueEndpoint {
  return { api, path, method: "POST", isPrivate: true, bucket, weight };
}
