/** The browser bundle: built to dist/web, served in development beside the API on port 3000. */
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist/web', emptyOutDir: true, chunkSizeWarningLimit: 900 },
  server: { proxy: { '/api': process.env.KHUYENCONG_API ?? 'http://127.0.0.1:3000' } },
})
