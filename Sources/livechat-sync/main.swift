print("livechat-sync")
