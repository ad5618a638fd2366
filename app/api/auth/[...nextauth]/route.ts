import NextAuth from "next-auth";
import { guardAuthRequest } from "@/lib/api/guard-auth-request";
import { authOptions } from "@/lib/identity/auth-options";

const handler = guardAuthRequest((request, context) => NextAuth(request, context, authOptions()));

export { handler as GET, handler as POST };
