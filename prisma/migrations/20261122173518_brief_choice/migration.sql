-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "wants_brief" BOOLEAN NOT NULL DEFAULT true;
