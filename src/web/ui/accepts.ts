/** What a file picker for papers offers. The server looks at the bytes all the same (`files/admit.ts`). */
export const paperFiles = '.pdf,.jpg,.jpeg,.png,.webp,.docx,.xlsx,.doc,.xls,.odt,.ods'
