-- Drives `referat lsp` from Neovim as an editor would: opens the file named in $FILE, types, and
-- prints one line of JSON with what the editor got. Works from Neovim 0.7 on.

local file, command = vim.env.FILE, vim.env.REFERAT
vim.cmd("edit " .. vim.fn.fnameescape(file))
local id = vim.lsp.start_client({ name = "referat", cmd = { command, "lsp" }, root_dir = vim.fn.fnamemodify(file, ":h") })
vim.lsp.buf_attach_client(0, id)

local function shown()
  local list = {}
  for _, each in ipairs(vim.diagnostic.get(0)) do
    table.insert(list, { line = each.lnum + 1, code = each.code, text = vim.api.nvim_buf_get_lines(0, each.lnum, each.lnum + 1, true)[1]:sub(each.col + 1, each.end_col) })
  end
  return list
end

local function asked(method, params)
  for _, answer in pairs(vim.lsp.buf_request_sync(0, method, params, 5000) or {}) do
    return answer.result
  end
end

local function wait_for(count)
  vim.wait(10000, function() return #vim.diagnostic.get(0) == count end, 20)
end

wait_for(1)
local out = { opened = shown() }

local line = vim.api.nvim_buf_line_count(0)
vim.api.nvim_buf_set_lines(0, line, line, true, { "  - titel: Æbler 🍏", "    be" })
local here = { textDocument = { uri = vim.uri_from_bufnr(0) }, position = { line = line + 1, character = 6 } }
local offered = asked("textDocument/completion", here)
out.offered = vim.tbl_map(function(item) return item.label end, offered.items or offered)
vim.api.nvim_buf_set_lines(0, line, line + 2, true, {})

local found = vim.diagnostic.get(0)[1]
local range = { start = { line = found.lnum, character = found.col }, ["end"] = { line = found.lnum, character = found.end_col } }
local actions = asked("textDocument/codeAction", { textDocument = here.textDocument, range = range, context = { diagnostics = { found.user_data and found.user_data.lsp and vim.tbl_extend("force", { range = range, message = found.message, code = found.code }, {}) or { range = range, message = found.message, code = found.code } } } })
out.actions = vim.tbl_map(function(action) return action.title end, actions)
vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
wait_for(0)
out.mended = { findings = shown(), text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), "\n") }

io.stdout:write(vim.json and vim.json.encode(out) or vim.fn.json_encode(out))
vim.cmd("qa!")
