/// What a report does beyond being read: filters, search and keys. Without it everything is there too.
///
/// One listener each for the whole page, so that thousands of changes cost nothing.
enum PageScript {
    static let text = #"""
        (function () {
          "use strict";
          var root = document.documentElement;
          var changes = Array.prototype.slice.call(document.querySelectorAll(".change"));
          var search = document.getElementById("search");
          var shown = document.getElementById("shown");
          var words = new Map();
          var timer = 0;
          var groups = Array.prototype.slice.call(document.querySelectorAll(".group"));
          var night = -1;

          function chosen(name) {
            var found = document.querySelectorAll("input[data-" + name + "]:checked");
            return new Set(Array.prototype.map.call(found, function (box) { return box.getAttribute("data-" + name); }));
          }

          function text(change) {
            var known = words.get(change);
            if (known === undefined) {
              known = (change.getAttribute("data-find") + " " + change.textContent).toLowerCase();
              words.set(change, known);
            }
            return known;
          }

          function apply() {
            var kinds = chosen("kind"), actions = chosen("action");
            var wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
            var count = 0, holders = new Set();
            changes.forEach(function (change) {
              var fits = (!kinds.size || kinds.has(change.dataset.kind))
                && (!actions.size || actions.has(change.dataset.action))
                && wanted.every(function (word) { return text(change).indexOf(word) >= 0; });
              change.hidden = !fits;
              if (!fits) return;
              if (night < 0 || groups[night].contains(change)) count += 1;
              for (var up = change.parentElement; up && up.id !== "main"; up = up.parentElement) holders.add(up);
            });
            holders.forEach(function (part) { if (part.classList.contains("change")) part.hidden = false; });
            document.querySelectorAll(".rows, .group").forEach(function (part) { part.hidden = !holders.has(part); });
            if (night >= 0) groups.forEach(function (group, index) { group.hidden = index !== night; });
            var all = count === changes.length;
            shown.textContent = (night < 0 ? "" : "night " + (groups.length - night) + " of " + groups.length + ", ")
              + (all && night < 0 ? "" : count + " of " + changes.length + " shown");
            document.getElementById("clear").hidden = all && night < 0 && !wanted.length && !kinds.size && !actions.size;
          }

          function clear() {
            search.value = "";
            night = -1;
            document.querySelectorAll("input[type=checkbox]").forEach(function (box) { box.checked = false; });
            apply();
          }

          function walk(to) {
            if (!document.getElementById("earlier")) return;
            night = Math.max(0, Math.min(groups.length - 1, to));
            apply();
            window.scrollTo(0, 0);
          }

          function handle(change) { return change.tagName === "DETAILS" ? change.querySelector("summary") : change; }

          function step(by) {
            var open = changes.filter(function (change) { return !change.closest("[hidden]"); });
            if (!open.length) return;
            var here = document.activeElement && document.activeElement.closest(".change");
            var at = here ? open.indexOf(here) + by : by > 0 ? 0 : open.length - 1;
            var next = open[Math.max(0, Math.min(open.length - 1, at))];
            handle(next).focus({ preventScroll: true });
            next.scrollIntoView({ block: "nearest" });
          }

          function fold(open) {
            changes.forEach(function (change) { if (change.tagName === "DETAILS") change.open = open; });
          }

          document.addEventListener("change", function (event) { if (event.target.matches("input[type=checkbox]")) apply(); });
          document.addEventListener("input", function (event) {
            if (event.target !== search) return;
            clearTimeout(timer);
            timer = setTimeout(apply, 120);
          });
          document.addEventListener("click", function (event) {
            var button = event.target.closest("button");
            if (!button) return;
            if (button.id === "clear") clear();
            if (button.id === "open") fold(true);
            if (button.id === "close") fold(false);
            if (button.id === "earlier") walk(night + 1);
            if (button.id === "later") walk(night - 1);
          });
          window.addEventListener("hashchange", function () {
            var place = document.getElementById(location.hash.slice(1));
            if (night >= 0 && groups.indexOf(place) >= 0) walk(groups.indexOf(place));
          });
          document.addEventListener("keydown", function (event) {
            if (event.ctrlKey || event.metaKey || event.altKey) return;
            var typing = event.target === search;
            if (event.key === "Escape" && typing) { clear(); search.blur(); return; }
            if (typing) return;
            var inside = event.target.closest && event.target.closest(".change");
            if (event.key === "/") { event.preventDefault(); search.focus(); search.select(); }
            else if (event.key === "j" || (event.key === "ArrowDown" && inside)) { event.preventDefault(); step(1); }
            else if (event.key === "k" || (event.key === "ArrowUp" && inside)) { event.preventDefault(); step(-1); }
            else if (event.key === "p" || (event.key === "ArrowLeft" && night >= 0)) { event.preventDefault(); walk(night + 1); }
            else if (event.key === "n" || (event.key === "ArrowRight" && night >= 0)) { event.preventDefault(); walk(night - 1); }
          });
          root.setAttribute("data-ready", String(changes.length));
          apply();
        })();
        """#
}
