/// The scripts that shells load. They know nothing of the commands: whatever can be typed, they ask the program for it, so
/// they fit every version of it.
extension CompletionShell {
    var script: String {
        switch self {
        case .bash: Self.bashScript
        case .zsh: Self.zshScript
        case .fish: Self.fishScript
        }
    }

    private static let bashScript = #"""
        # bash completion for livechat-sync:  source <(livechat-sync completions bash)

        _livechat_sync() {
            local program=${COMP_WORDS[0]} line=${COMP_LINE:0:${COMP_POINT:-0}}
            local words=() index word last=
            # bash cuts words at @, = and :. What has no blank between it in the line belongs together.
            for ((index = 0; index <= COMP_CWORD; index++)); do
                word=${COMP_WORDS[index]}
                if [[ $index -gt 0 && -n $line && $line != [[:blank:]]* ]]; then
                    [[ $index -eq $COMP_CWORD ]] && word=$line
                    words[${#words[@]} - 1]+=$word
                else
                    if [[ -n $line && $index -eq $COMP_CWORD ]]; then word=${line#"${line%%[![:blank:]]*}"}; fi
                    words+=("$word")
                fi
                last=$word
                line=${line#*"$word"}
            done
            local current=${words[${#words[@]} - 1]} head
            # What readline leaves alone when it puts a word in: all up to the cut, an @ not included.
            case $last in
            = | :) head=$current ;;
            *) head=${current%"$last"} ;;
            esac
            head=${head%@}

            [[ $program == "~/"* ]] && program=$HOME/${program#"~/"}
            local kind= text
            COMPREPLY=()
            while IFS=$'\t' read -r text _; do
                if [[ -z $kind ]]; then
                    kind=$text
                else
                    COMPREPLY+=("${text#"$head"}")
                fi
            done < <("$program" __complete bash -- "${words[@]:1}" 2>/dev/null)

            if [[ $kind == files || $kind == folders ]]; then
                local path=$current flag=-f
                [[ $path == --*=* ]] && path=${path#*=} && head=${head#--*=}
                [[ $kind == folders ]] && flag=-d
                while IFS= read -r text; do
                    COMPREPLY+=("${text#"$head"}")
                done < <(compgen "$flag" -- "$path")
                compopt -o filenames 2>/dev/null
            fi
            for text in "${COMPREPLY[@]}"; do
                case $text in */ | *@ | *=) compopt -o nospace 2>/dev/null ;; esac
            done
            return 0
        }

        complete -o nosort -F _livechat_sync livechat-sync 2>/dev/null || complete -F _livechat_sync livechat-sync

        """#

    private static let zshScript = #"""
        #compdef livechat-sync
        # zsh completion for livechat-sync:  livechat-sync completions zsh > a folder of $fpath/_livechat-sync

        _livechat-sync() {
            local program=${(Q)words[1]} line text help
            local -a before answer whole begun
            (( CURRENT > 2 )) && before=("${(@Q)words[2,CURRENT-1]}")
            [[ $program == '~/'* ]] && program=$HOME/${program#'~/'}
            answer=("${(@f)$(command "$program" __complete zsh -- "${before[@]}" "${(Q)PREFIX}" 2>/dev/null)}")
            case $answer[1] in
            files | folders)
                [[ $PREFIX == --*=* ]] && compset -P '*='
                if [[ $answer[1] == folders ]]; then _files -/; else _files; fi
                return
                ;;
            esac
            for line in "${(@)answer[2,-1]}"; do
                text=${line%%$'\t'*}
                help=${line#*$'\t'}
                text=${text//:/\\:}
                # _describe takes a backslash off, and would leave of \u{1b} only u{1b}.
                help=${help//\\/\\\\}
                [[ -n $help ]] && text+=:$help
                case $line in
                *[/@=]$'\t'*) begun+=("$text") ;;
                *) whole+=("$text") ;;
                esac
            done
            local result=1
            (( $#whole )) && _describe -V -t words word whole && result=0
            (( $#begun )) && _describe -V -t words word begun -S '' && result=0
            return result
        }

        if [[ $funcstack[1] == _livechat-sync ]]; then
            _livechat-sync "$@"
        elif (( $+functions[compdef] )); then
            compdef _livechat-sync livechat-sync
        fi

        """#

    private static let fishScript = #"""
        # fish completion for livechat-sync:  livechat-sync completions fish > ~/.config/fish/completions/livechat-sync.fish

        function __livechat_sync_words
            set -l words (commandline -opc)
            set -l current (commandline -ct)
            set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
            set -e words[1]
            set -l answer (command $program __complete fish -- $words "$current" 2>/dev/null)
            set -l kind $answer[1]
            set -e answer[1]
            switch "$kind"
                case files folders
                    set -l before (string match -r -- '^--[^=]*=' "$current")
                    set -l path (string replace -r -- '^--[^=]*=' '' "$current")
                    for file in (__fish_complete_path "$path")
                        if test $kind = files; or string match -q -- '*/' (string split -f 1 \t -- $file)
                            printf '%s%s\n' "$before" "$file"
                        end
                    end
                case '*'
                    printf '%s\n' $answer
            end
        end

        complete -c livechat-sync -k -f -a '(__livechat_sync_words)'

        """#
}
